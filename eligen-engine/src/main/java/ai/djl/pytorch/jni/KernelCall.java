package ai.djl.pytorch.jni;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * Calls one method of a TorchScript module with tensors and numbers.
 *
 * <p>It lives in DJL's package because the call it wraps is package-private there; the public way
 * takes tensors only, and costs more a call.
 */
public final class KernelCall {

  private KernelCall() {}

  /**
   * Runs {@code method} and gives its tensor to the manager.
   *
   * @param module handle of the loaded module
   * @param arguments {@link NDArray}, Long or Double, in the method's order
   */
  public static NDArray run(PtNDManager manager, long module, String method, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    long[] handles = new long[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
        handles[i] = values[i].getHandle();
      }
      // train = true: the other way runs in InferenceMode, whose results cannot be changed in
      // place.
      long result = PyTorchLibrary.LIB.moduleRunMethod(module, method, handles, true, false);
      try (IValue tensor = new IValue(result)) {
        return tensor.toTensor(manager);
      }
    } finally {
      for (IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof PtNDArray tensor) {
      return IValue.from(tensor);
    }
    if (argument instanceof Long number) {
      return IValue.from(number);
    }
    if (argument instanceof Double number) {
      return IValue.from(number);
    }
    throw new IllegalArgumentException("A kernel takes tensors and numbers, not " + argument);
  }
}
