package dev.ferrolens.finding;

/** Findings as text of 100 columns. */
final class FindingsText {
    static final String NOTHING = "Nothing stands out: no rule found anything to do about this build.";

    private final Findings findings;

    FindingsText(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            out.append(FindingText.wrapped(String.format("%2d. %s", i + 1, finding.title()), "    ")).append('\n')
                    .append(new FindingText(finding).body()).append("\n\n");
        }
        out.append(findings.isEmpty() ? NOTHING + "\n" : "Savings overlap, so do not add them up. get(0) shows the"
                + " first finding with its evidence.\n");
        out.append(FindingText.wrapped(findings.hint(), ""));
        return out.toString().stripTrailing();
    }
}
