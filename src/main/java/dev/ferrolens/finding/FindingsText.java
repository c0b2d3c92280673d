package dev.ferrolens.finding;

/** Findings as text of 100 columns. */
final class FindingsText {
    private final Findings findings;

    FindingsText(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            String title = String.format("%2d. %s", i + 1, finding.title());
            out.append(FindingText.wrapped(title, "    ")).append('\n')
                    .append(new FindingText(finding).body()).append("\n\n");
        }
        out.append(findings.note()).append('\n');
        out.append(FindingText.wrapped(findings.hint(), ""));
        return out.toString().stripTrailing();
    }
}
