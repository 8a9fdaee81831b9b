package org.jamming4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** An object that somebody hides in a file, and that tells whether it was ever deserialised. */
public final class Planted implements Serializable {
  private static final long serialVersionUID = 1;
  private static boolean ran;

  private void readObject(ObjectInputStream in) {
    ran = true;
  }

  /** Whether it was since it was last asked. */
  public static boolean ran() {
    boolean before = ran;
    ran = false;
    return before;
  }

  /** Any object as Java serialises it. */
  public static byte[] serialised(Object object) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
