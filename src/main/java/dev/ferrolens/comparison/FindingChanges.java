package dev.ferrolens.comparison;

import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.finding.Item;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings of both sides of a comparison, as {@code Comparison.findings()} returns them: first those that are new
 * after the change, then those that stay, then those that are gone; each kind as its side ranks them. Immutable.
 *
 * <p>A finding of one side is that of the other if its rule and what it is about are the same.
 */
public final class FindingChanges extends AbstractList<FindingChange> {
    private static final int WIDEST = 100;
    private static final String INDENT = "    ";
    private static final String HANGING = "          ";

    private final List<FindingChange> changes;
    private final List<String> notes;

    private FindingChanges(List<FindingChange> changes, List<String> notes) {
        this.changes = changes;
        this.notes = notes;
    }

    /**
     * Pairs the findings of two sides.
     *
     * @param notes what to say below them, such as what one side lacks
     */
    static FindingChanges of(Findings before, Findings after, List<String> notes) {
        Map<List<Object>, Finding> gone = new LinkedHashMap<>();
        before.forEach(finding -> gone.putIfAbsent(subject(finding), finding));
        List<FindingChange> fresh = new ArrayList<>();
        List<FindingChange> staying = new ArrayList<>();
        for (Finding finding : after) {
            Optional<Finding> same = Optional.ofNullable(gone.remove(subject(finding)));
            (same.isEmpty() ? fresh : staying).add(new FindingChange(same, Optional.of(finding)));
        }
        List<FindingChange> all = new ArrayList<>(fresh);
        all.addAll(staying);
        gone.values().forEach(finding -> all.add(new FindingChange(Optional.of(finding), Optional.empty())));
        return new FindingChanges(List.copyOf(all), List.copyOf(notes));
    }

    /** Returns what a finding is about: its rule, and the items that it names, or else its title. */
    private static List<Object> subject(Finding finding) {
        return List.of(finding.rule(), finding.items().isEmpty() ? finding.title()
                : finding.items().stream().map(Item::name).sorted().toList());
    }

    @Override
    public FindingChange get(int index) {
        return changes.get(index);
    }

    @Override
    public int size() {
        return changes.size();
    }

    /** Returns what to know beside the findings: what one side lacks, and which labels cannot be compared. */
    public List<String> notes() {
        return notes;
    }

    /** Returns the findings as text of at most 100 columns, with the cost on each side. */
    @Override
    public String toString() {
        int width = Math.min(WIDEST, Terminal.width());
        StringBuilder out = new StringBuilder();
        String heading = "";
        for (int i = 0; i < changes.size(); i++) {
            FindingChange change = changes.get(i);
            if (!heading.equals(change.verdict())) {
                heading = change.verdict();
                out.append(i == 0 ? "" : "\n").append(heading(heading)).append('\n');
            }
            Finding finding = change.finding();
            append(String.format("%2d. %s", i + 1, finding.title()), width, INDENT, out);
            append(INDENT + change.cost(), width, INDENT, out);
            append(INDENT + "Why   " + finding.why(), width, HANGING, out);
            if (change.after().isPresent()) {
                append(INDENT + "Try   " + finding.advice(), width, HANGING, out);
            }
        }
        if (changes.isEmpty()) {
            append("Nothing stands out on either side.", width, "", out);
        }
        for (String note : notes) {
            append((note.equals(notes.get(0)) ? "\n" : "") + note, width, "", out);
        }
        return out.toString().stripTrailing();
    }

    private static String heading(String verdict) {
        return switch (verdict) {
            case "new" -> "New after the change";
            case "gone" -> "Gone since the change";
            default -> "On both sides";
        };
    }

    private static void append(String line, int width, String hanging, StringBuilder out) {
        out.append(Printable.wrapped(line, width, hanging)).append('\n');
    }
}
