package dev.incremental.plugin.store;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in words what S3, or the way there, objects to, and what to do about it. */
final class S3Problem {
  private static final Set<String> UNKNOWN_KEY =
      Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidSecurity");
  private static final Set<String> OTHER_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint");

  private final StoreAddress.Bucket bucket;

  S3Problem(StoreAddress.Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Says it.
   *
   * @param right what one has to be allowed to do for it, as S3 names it
   */
  String of(Exception problem, String right) {
    return problem instanceof S3Exception known ? of(known, right) : unanswered(problem);
  }

  private String of(S3Exception problem, String right) {
    String code = code(problem);
    int status = problem.statusCode();
    if (isNoBucket(problem)) {
      return "there is no bucket " + bucket.name() + ": create it, or correct incremental.store";
    }
    if (UNKNOWN_KEY.contains(code)) {
      return "the access key or its secret is wrong ("
          + code
          + "): correct the <server> that incremental.store.serverId names, or what AWS's"
          + " environment variables and files say";
    }
    if (code.equals("ExpiredToken")) {
      return "the credentials have expired: get new ones";
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return "the time is another one there: set this machine's clock";
    }
    if (OTHER_REGION.contains(code) || status == 301) {
      return "the bucket is in another region (" + status + "): set incremental.store.region";
    }
    if (status == 403) {
      return "access denied (403): the credentials need the right to " + right;
    }
    return "the service answers " + status + (code.isEmpty() ? "" : " (" + code + ")");
  }

  static boolean isNoBucket(S3Exception problem) {
    return code(problem).equals("NoSuchBucket");
  }

  private static String code(S3Exception problem) {
    AwsErrorDetails details = problem.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private static String unanswered(Exception problem) {
    for (Throwable each = problem; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "there is no host " + each.getMessage() + ": correct incremental.store.endpoint";
      }
      if (each instanceof ConnectException) {
        return "connection refused";
      }
      if (each instanceof ApiCallTimeoutException
          || each instanceof ApiCallAttemptTimeoutException) {
        return "no whole answer within the time there is";
      }
    }
    String said = String.valueOf(problem.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("unable to load credentials")) {
      return "no credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a"
          + " <server> of settings.xml by incremental.store.serverId";
    }
    if (lower.contains("unable to load region")) {
      return "no region is known: set incremental.store.region or AWS_REGION";
    }
    return AddressText.bounded(said);
  }
}
