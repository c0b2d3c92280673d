package dev.ferrolens.finding;

/** A finding as text of 100 columns. */
final class FindingText {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final String HANGING = "          ";

    private final Finding finding;

    FindingText(Finding finding) {
        this.finding = finding;
    }

    /** The lines after the title. */
    String body() {
        return wrapped(INDENT + finding.cost() + saving(), INDENT) + "\n"
                + wrapped(INDENT + "Why   " + finding.why(), HANGING) + "\n"
                + wrapped(INDENT + "Try   " + finding.advice(), HANGING);
    }

    private String saving() {
        if (finding.saving().nanos() == 0) {
            return "";
        }
        return finding.saving().nanos() == finding.cost().nanos() ? "; this is the most that can be saved"
                : "; at most " + finding.saving() + " can be saved";
    }

    static String wrapped(String text, String hanging) {
        StringBuilder out = new StringBuilder();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > WIDTH) {
            int stop = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, WIDTH));
            if (stop <= hanging.length()) {
                break;
            }
            out.append(rest, 0, stop).append('\n');
            rest = hanging + rest.substring(stop + 1);
        }
        return out.append(rest).toString();
    }

    @Override
    public String toString() {
        return wrapped(finding.title(), INDENT) + "\n" + body();
    }
}
