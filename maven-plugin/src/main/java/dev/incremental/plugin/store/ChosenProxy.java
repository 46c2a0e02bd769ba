package dev.incremental.plugin.store;

import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Goes through a proxy, except to the hosts that it is not for. */
final class ChosenProxy extends ProxySelector {
  private final HttpProxy proxy;

  ChosenProxy(HttpProxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(
        proxy.isFor(uri.getHost())
            ? new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port()))
            : Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException problem) {
    // whoever asked is told
  }
}
