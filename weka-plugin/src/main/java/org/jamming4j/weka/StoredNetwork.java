package org.jamming4j.weka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.network.NetworkZip;
import org.jamming4j.network.UnsupportedNetworkException;
import org.jamming4j.tiles.ForwardPass;
import org.jspecify.annotations.Nullable;

/**
 * A trained network that Java's serialisation can keep: as the bytes of DL4J's own zip format, from
 * which it is restored when first used. Several threads may use one.
 */
public final class StoredNetwork implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] zip;
  private transient @Nullable ForwardPass forward;

  /**
   * A copy of a network.
   *
   * @throws IOException if DL4J cannot write it
   */
  public StoredNetwork(MultiLayerNetwork network) throws IOException {
    var bytes = new ByteArrayOutputStream();
    NetworkZip.write(network, Map.of(), bytes);
    zip = bytes.toByteArray();
  }

  /**
   * The network as DL4J's own, new each time.
   *
   * @throws IOException if its bytes are damaged
   */
  public MultiLayerNetwork restore() throws IOException {
    Dl4jRuntime.prepare();
    return NetworkZip.read("The network within this model", zip, Set.of()).network();
  }

  /**
   * f of every row; a row gets the same bits whatever the other rows are.
   *
   * @param inputs [rows x d]
   * @return [rows x k]
   * @throws IOException as {@link #restore} does
   */
  public double[][] outputs(double[][] inputs) throws IOException {
    return forward().outputs(inputs);
  }

  private synchronized ForwardPass forward() throws IOException {
    if (forward == null) {
      try {
        forward = ForwardPass.through(restore());
      } catch (UnsupportedNetworkException e) {
        throw new IOException("The saved network is not one that HingeMLP trains.", e);
      }
    }
    return forward;
  }
}
