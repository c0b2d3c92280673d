package dev.ferrolens.finding;

import java.util.List;

/** Findings as text of at most 100 columns. */
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
        for (String line : List.of(findings.hint(), findings.unnamed())) {
            out.append(line.isEmpty() ? "" : FindingText.wrapped(line, "") + "\n");
        }
        return out.toString().stripTrailing();
    }
}
