package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.NoImageException;
import dev.incremental.plugin.database.SeedImages;
import dev.incremental.plugin.database.SeedTemplates;
import dev.incremental.plugin.fingerprint.SeedFunction;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.SeedFiles;
import dev.incremental.plugin.store.SeedImage;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Fingerprinting;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Takes the data of a module's seeds from a store that others write to, and puts them there.
 *
 * <p>Whatever is wrong with an image or with the store costs a line, and the time in which the seed
 * is made here.
 */
final class SeedSharing {
  private final SeedStore store;
  private final SeedPlace place;
  private final String module;
  private final MigrateRun.Migrated migrated;
  private final String held;
  private final SeedTemplates templates;
  private final Log log;
  private boolean isComplainedOf;

  /**
   * @param held what the database holds before any seed
   */
  SeedSharing(
      SeedStore store,
      SeedPlace place,
      String module,
      MigrateRun.Migrated migrated,
      String held,
      SeedTemplates templates,
      Log log) {
    this.store = store;
    this.place = place;
    this.module = module;
    this.migrated = migrated;
    this.held = new Fingerprinting().add(held).hash();
    this.templates = templates;
    this.log = log;
  }

  private Optional<SeedFiles> files(String seed) {
    Optional<SnapshotStore> images = store.images();
    return images.map(each -> new SeedFiles(each, module, seed));
  }

  /**
   * Finds data in the store that a seed's function would write again if it ran now.
   *
   * @param judge tells whether it would
   * @param kept the seeds before it
   */
  Optional<SeedTable.Kept> fetch(
      SeedFunction seed, SeedMaker judge, Map<String, SeedTable.Kept> kept)
      throws IOException, DatabaseException {
    Optional<SeedFiles> images = files(seed.seed());
    if (images.isEmpty()) {
      return Optional.empty();
    }
    SeedFiles.Known known = images.get().known();
    known.problem().ifPresent(this::complain);
    for (String content : known.names()) {
      try {
        SeedImage image = images.get().read(content);
        Snapshot record = new SnapshotCodec().read(image.record());
        if (judge.change(record, seed).isEmpty()) {
          check(image, seed, content, before(seed, kept));
          return Optional.of(load(images.get(), image, record));
        }
      } catch (UnreadableSnapshotException e) {
        refuse(seed, "what it was made from cannot be read");
      } catch (IOException e) {
        refuse(seed, String.valueOf(e.getMessage()));
      } catch (NoImageException e) {
        refuse(seed, e.reason());
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String before(SeedFunction seed, Map<String, SeedTable.Kept> kept) {
    SeedTable.Kept before = kept.get(seed.after());
    return before == null ? "" : before.content();
  }

  private void check(SeedImage image, SeedFunction seed, String content, String before)
      throws IOException {
    boolean isOfThis =
        image.seed().equals(seed.seed())
            && image.content().equals(content)
            && image.migrated().equals(held)
            && image.before().equals(before);
    if (!isOfThis) {
      throw new IOException("it says to be that of something else");
    }
  }

  private SeedTable.Kept load(SeedFiles images, SeedImage image, Snapshot record)
      throws NoImageException, IOException, DatabaseException {
    Instant begin = Instant.now();
    String database = CloneName.of(Owner.current());
    String template = templates.nameOf(image.content());
    long size;
    StillAtIt said = new StillAtIt("Importing seed " + image.seed(), log::info);
    try {
      new SeedImages(migrated.server())
          .load(migrated.template(), database, images.open(image), image.rows());
      size = templates.seal(database, template, image.seed(), false);
    } finally {
      said.end();
    }
    place.records(module).keep(image.seed(), new SeedRecords.Made(image.content(), record));
    log.info(
        "Imported seed "
            + image.seed()
            + " from the store in "
            + since(begin)
            + ", "
            + ByteCount.inWords(size));
    return new SeedTable.Kept(template, image.content());
  }

  private void refuse(SeedFunction seed, String reason) {
    log.warn(
        "The image of seed " + seed.seed() + " in " + store.where() + " is not used: " + reason);
  }

  private void complain(String problem) {
    if (!isComplainedOf) {
      log.warn("Images of seeds may be missed: " + problem);
    }
    isComplainedOf = true;
  }

  /**
   * Puts the data of a seed into the store, if the user wants that.
   *
   * @param isNew whether they were made just now; else they are left alone where they are there
   */
  void publish(
      SeedFunction seed, SeedTable.Kept made, Map<String, SeedTable.Kept> kept, boolean isNew)
      throws IOException, DatabaseException {
    if (!store.publish() || isComplainedOf) {
      return;
    }
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      isComplainedOf = true;
      log.warn("Seeds are not published: " + obstacle.get());
      return;
    }
    SeedFiles images = files(seed.seed()).orElseThrow();
    Optional<SeedRecords.Made> record =
        place.records(module).of(seed.seed()).stream()
            .filter(each -> each.content().equals(made.content()))
            .findFirst();
    if (record.isEmpty()) {
      log.warn("Seed " + seed.seed() + " is not published: what it depends on is not known");
    } else if (isNew || !images.known().names().contains(made.content())) {
      publish(images, seed, made, before(seed, kept), record.get().snapshot());
    }
  }

  private Optional<String> obstacle() {
    return store.images().isEmpty()
        ? Optional.of("incremental.store names no store, or Maven is offline")
        : place
            .firstUncommitted()
            .map(file -> "the work tree has changes that are not committed, such as " + file);
  }

  private void publish(
      SeedFiles images, SeedFunction seed, SeedTable.Kept made, String before, Snapshot record)
      throws DatabaseException {
    Instant begin = Instant.now();
    StillAtIt said = new StillAtIt("Publishing seed " + seed.seed(), log::info);
    try (SeedFiles.Upload upload = images.upload()) {
      long rows =
          new SeedImages(migrated.server()).export(made.template(), migrated.template(), upload);
      long bytes =
          upload.enter(
              seed.seed(), made.content(), held, before, rows, new SnapshotCodec().write(record));
      log.info(
          String.format(
              Locale.ROOT,
              "Published seed %s in %s, %,d rows in %s",
              seed.seed(),
              since(begin),
              rows,
              ByteCount.inWords(bytes)));
      images.tidy(Instant.now());
    } catch (NoImageException e) {
      log.warn("There is no image of seed " + seed.seed() + ": " + e.reason());
    } catch (IOException e) {
      log.warn("Seed " + seed.seed() + " is not published: " + e.getMessage());
    } finally {
      said.end();
    }
  }

  private static String since(Instant begin) {
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
