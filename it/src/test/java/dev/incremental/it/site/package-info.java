/**
 * Holds the documentation to what it says.
 *
 * <p>In flow the pages of the root and of {@code src/site/markdown}, the menu, the plugin's
 * descriptor and the sources; out flows what does not agree. {@link dev.incremental.it.site.SiteIT}
 * builds the site itself, in a profile.
 */
@NullMarked
package dev.incremental.it.site;

import org.jspecify.annotations.NullMarked;
