package dev.incremental.plugin.store;

import dev.incremental.plugin.store.WebAnswer.Answered;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Says in words what a server, or the way there, objects to, and what to do about it. */
final class WebProblem {
  /** One file is too large, which says nothing of others. */
  static final int TOO_LARGE = 413;

  private WebProblem() {}

  /** Why there was no answer. */
  static String of(Throwable problem, URI uri) {
    for (Throwable each = problem; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
        return "there is no host " + uri.getHost() + ": correct incremental.store";
      }
      if (each instanceof HttpConnectTimeoutException) {
        return "no connection within the time there is";
      }
    }
    String said = problem.getMessage();
    if (problem instanceof ConnectException) {
      return said == null ? "connection refused" : AddressText.bounded(said);
    }
    return said == null ? problem.getClass().getSimpleName() : AddressText.bounded(said);
  }

  /** Why an answer is none that was hoped for. */
  static String of(Answered answer, boolean anonymous, boolean writing) {
    int status = answer.status();
    String number = " (" + status + ")";
    if (answer.isRedirect()) {
      String where = answer.location().map(AddressText::safe).orElse("nowhere");
      return "the server says " + where + " instead" + number + ": correct incremental.store";
    }
    return switch (status) {
      case 401 ->
          anonymous
              ? "the server asks who that is"
                  + number
                  + ": put user and password into a <server> of settings.xml and name its id by"
                  + " incremental.store.serverId"
              : "the server does not accept user and password, or the token"
                  + number
                  + ": correct the <server> of settings.xml that incremental.store.serverId names";
      case 403 ->
          "the server forbids it"
              + number
              + ": ask for the right to "
              + (writing ? "write" : "read")
              + " there"
              + (anonymous ? ", or name a <server> by incremental.store.serverId" : "");
      case 404, 409, 410 ->
          "there is nothing to put it into" + number + ": create it, or correct incremental.store";
      case 405, 501 -> "the server takes no files by PUT" + number + ": correct incremental.store";
      case 407 ->
          "the proxy asks who that is"
              + number
              + ": put user and password into the <proxy> of settings.xml; for https Java shows"
              + " them only with MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes=";
      case TOO_LARGE -> "the server takes no file as large" + number;
      case 507 -> "the server has no space left" + number;
      default -> "the server answers " + status;
    };
  }
}
