package studio.eligen.engine.weights;

import java.util.Locale;
import java.util.Optional;

/** The element types that the safetensors format names. The engine computes with the floats. */
public enum StoredType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  F8_E4M3(1),
  F8_E5M2(1),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1);

  /** Bytes of an element. */
  public final int size;

  StoredType(int size) {
    this.size = size;
  }

  /** Whether the engine computes with such numbers. */
  boolean isComputable() {
    return switch (this) {
      case F32, F16, BF16, F8_E4M3, F8_E5M2 -> true;
      default -> false;
    };
  }

  /** Whether such numbers have fewer bits than any that is computed in. */
  boolean isNarrow() {
    return this == F8_E4M3 || this == F8_E5M2;
  }

  static Optional<StoredType> of(String name) {
    for (StoredType type : values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
