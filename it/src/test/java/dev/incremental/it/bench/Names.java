package dev.incremental.it.bench;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Names such as people give, each once: they are a good part of a snapshot. */
final class Names {
  private static final String[] WORDS =
      ("Account Address Archive Array Attribute Audit Balance Batch Bill Book Branch Buffer Cache"
              + " Calendar Card Cart Catalogue Channel Charge Check City Claim Client Code Column"
              + " Command Comment Config Contact Content Context Contract Cost Country Credit"
              + " Currency Customer Data Date Day Default Delivery Device Discount Document Element"
              + " Entity Entry Error Event Export Field File Filter Format Group Header Identity"
              + " Import Index Input Invoice Item Journal Key Label Language Ledger Line List Locale"
              + " Lock Log Mail Map Market Member Message Module Month Name Node Note Number Offer"
              + " Option Order Output Owner Page Parser Partner Path Payment Period Person Plan"
              + " Policy Position Price Printer Product Profile Project Property Queue Quote Range"
              + " Rate Record Reference Region Report Request Resource Result Role Rule Scale"
              + " Schedule Schema Search Section Segment Session Set Setting Shipment Source Stage"
              + " State Stock Store Stream Supplier Table Target Task Tax Template Term Text Ticket"
              + " Time Token Total Trade Type Unit User Validator Value Vendor Version View Voucher"
              + " Wallet Week Window Worker Zone")
          .split(" ");
  private static final String[] VERBS =
      "get set is has add remove find create build parse format read write check apply to of with"
          .split(" ");
  private static final String[] TYPES = {
    "I", "J", "Z", "D", "V", "[B", "Ljava/lang/String;", "Ljava/util/List;", "Ljava/lang/Object;"
  };

  private final Random random;
  private final Set<String> given = new HashSet<>();

  Names(Random random) {
    this.random = random;
  }

  /** A class of a package, whose name may be any text. */
  String type(String packageName, String suffix) {
    String name = packageName + "." + word() + word() + suffix;
    while (!given.add(name)) {
      name = packageName + "." + word() + word() + word() + suffix;
    }
    return name;
  }

  /** A method of a class, with its descriptor. */
  String method(String type) {
    String name;
    do {
      name = VERBS[random.nextInt(VERBS.length)] + word() + (random.nextBoolean() ? word() : "");
      name += "(" + (random.nextBoolean() ? type() : "") + ")" + type();
    } while (!given.add(type + "#" + name));
    return name;
  }

  /** A test method of a class, without parentheses. */
  String test(String type) {
    String name;
    do {
      name = "test" + word() + word() + (random.nextBoolean() ? word() : "");
    } while (!given.add(type + "#" + name));
    return name;
  }

  private String type() {
    return TYPES[random.nextInt(TYPES.length)];
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
