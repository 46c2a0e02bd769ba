package dev.incremental.it.ci;

import java.util.List;

/** A file that tells a server what to do. */
interface CiRecipe {
  /** The jobs that an event starts, in an order in which they can be done. */
  List<CiJob> jobs(CiEvent event);
}
