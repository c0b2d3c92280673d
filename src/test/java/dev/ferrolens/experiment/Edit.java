package dev.ferrolens.experiment;

import java.util.List;

/**
 * A piece of advice, followed.
 *
 * @param name what is done
 * @param project the crate afterwards
 * @param advisedBy regular expressions that the finding says whose advice it is, all of them
 */
record Edit(String name, Project project, List<String> advisedBy) {}
