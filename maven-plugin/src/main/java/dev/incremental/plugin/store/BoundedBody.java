package dev.incremental.plugin.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Takes a response's body up to a number of bytes, and ends the transfer if there are more. Of
 * bodies that nobody wants it lets pass what ends soon, so that the connection serves again.
 */
final class BoundedBody implements BodyHandler<byte[]> {
  private static final long MOST_UNWANTED = 1 << 16;

  private final long most;

  /**
   * @param most how many bytes are taken of a success; 0 where the body is of no interest
   */
  BoundedBody(long most) {
    this.most = most;
  }

  /** There is more than was asked for. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public BodySubscriber<byte[]> apply(ResponseInfo response) {
    boolean wanted = most > 0 && response.statusCode() / 100 == 2;
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(0);
    return new Taking(wanted, wanted ? most : MOST_UNWANTED, announced);
  }

  private static final class Taking implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final boolean wanted;
    private final long most;
    private final long announced;
    private long passed;
    private @Nullable Subscription subscription;

    Taking(boolean wanted, long most, long announced) {
      this.wanted = wanted;
      this.most = most;
      this.announced = announced;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return result;
    }

    @Override
    public void onSubscribe(Subscription granted) {
      subscription = granted;
      if (announced > most) {
        end();
      } else {
        granted.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        passed += buffer.remaining();
        if (passed > most) {
          end();
          return;
        }
        if (wanted) {
          byte[] bytes = new byte[buffer.remaining()];
          buffer.get(bytes);
          taken.writeBytes(bytes);
        }
      }
    }

    private void end() {
      if (subscription != null) {
        subscription.cancel();
      }
      if (wanted) {
        result.completeExceptionally(new TooLargeException());
      } else {
        result.complete(new byte[0]);
      }
    }

    @Override
    public void onError(Throwable problem) {
      result.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      result.complete(taken.toByteArray());
    }
  }
}
