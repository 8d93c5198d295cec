package studio.eligen.engine.tensor;

/**
 * The kernels that widen numbers of few bits to the type and on the device of another array, and
 * narrow them. The bytes go to that device first, as they are fewer. Blocks, (blocks, bytes),
 * become (blocks, numbers): see {@link BlockFormat}.
 */
final class NarrowKernels {

  static final String SOURCE =
      """
        def float8_like(self: __torch__.Kernels, other: Tensor, bits: Tensor, dtype: int, scale: float) -> Tensor:
          here = torch.to(bits, ops.prim.device(other), 0)
          empty = torch.empty([0], dtype=dtype, device=ops.prim.device(other))
          narrow = torch.set_(empty, here, 0, torch.size(here), torch.stride(here))
          wide = torch.to(narrow, ops.prim.dtype(other))
          if torch.ne(scale, 1.):
            scaled = torch.mul_(wide, scale)
          else:
            scaled = wide
          return scaled
        def to_float8(self: __torch__.Kernels, x: Tensor, dtype: int, scale: float) -> Tensor:
          narrow = torch.to(torch.div(torch.to(x, 6), scale), dtype)
          empty = torch.empty([0], dtype=0, device=ops.prim.device(x))
          return torch.set_(empty, narrow, 0, torch.size(x), torch.stride(narrow))
        def largest(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.to(torch.max(torch.abs(x)), 6)
        def halves(self: __torch__.Kernels, x: Tensor) -> Tensor:
          empty = torch.empty([0], dtype=5, device=ops.prim.device(x))
          half = torch.set_(empty, torch.contiguous(x), 0, [torch.size(x, 0), 1], [1, 1])
          return torch.to(half, 6)
        def signed(self: __torch__.Kernels, x: Tensor) -> Tensor:
          empty = torch.empty([0], dtype=1, device=ops.prim.device(x))
          own = torch.contiguous(x)
          return torch.to(torch.set_(empty, own, 0, torch.size(own), torch.stride(own)), 6)
        def nibbles(self: __torch__.Kernels, x: Tensor, width: int) -> Tensor:
          both = torch.reshape(x, [torch.size(x, 0), -1, 1, width])
          return torch.cat([torch.bitwise_and(both, 15), torch.bitwise_right_shift(both, 4)], 2)
        def q8_0(self: __torch__.Kernels, other: Tensor, blocks: Tensor) -> Tensor:
          x = torch.to(blocks, ops.prim.device(other), 0)
          d = (self).halves(torch.slice(x, 1, 0, 2))
          q = (self).signed(torch.slice(x, 1, 2, 34))
          return torch.to(torch.mul_(q, d), ops.prim.dtype(other))
        def q4_0(self: __torch__.Kernels, other: Tensor, blocks: Tensor) -> Tensor:
          x = torch.to(blocks, ops.prim.device(other), 0)
          d = (self).halves(torch.slice(x, 1, 0, 2))
          q = torch.reshape((self).nibbles(torch.slice(x, 1, 2, 18), 16), [-1, 32])
          centred = torch.sub_(torch.to(q, 6), 8)
          return torch.to(torch.mul_(centred, d), ops.prim.dtype(other))
        def scale_32(self: __torch__.Kernels, x: Tensor, q: Tensor) -> Tensor:
          d = (self).halves(torch.slice(x, 1, 0, 2))
          least = (self).halves(torch.slice(x, 1, 2, 4))
          a = torch.slice(x, 1, 4, 8)
          b = torch.slice(x, 1, 8, 12)
          c = torch.slice(x, 1, 12, 16)
          a_high = torch.bitwise_and(torch.bitwise_right_shift(a, 2), 48)
          b_high = torch.bitwise_and(torch.bitwise_right_shift(b, 2), 48)
          scales = torch.cat([torch.bitwise_and(a, 63), torch.bitwise_or(torch.bitwise_and(c, 15), a_high)], 1)
          minima = torch.cat([torch.bitwise_and(b, 63), torch.bitwise_or(torch.bitwise_right_shift(c, 4), b_high)], 1)
          factor = torch.unsqueeze(torch.mul(d, torch.to(scales, 6)), 2)
          offset = torch.unsqueeze(torch.mul(least, torch.to(minima, 6)), 2)
          return torch.reshape(torch.sub_(torch.mul_(torch.to(q, 6), factor), offset), [-1, 256])
        def q4_k(self: __torch__.Kernels, other: Tensor, blocks: Tensor) -> Tensor:
          x = torch.to(blocks, ops.prim.device(other), 0)
          q = torch.reshape((self).nibbles(torch.slice(x, 1, 16, 144), 32), [-1, 8, 32])
          return torch.to((self).scale_32(x, q), ops.prim.dtype(other))
        def q5_k(self: __torch__.Kernels, other: Tensor, blocks: Tensor) -> Tensor:
          x = torch.to(blocks, ops.prim.device(other), 0)
          low = torch.reshape((self).nibbles(torch.slice(x, 1, 48, 176), 32), [-1, 8, 32])
          places = torch.reshape(torch.arange(8, dtype=0, device=ops.prim.device(other)), [1, 8, 1])
          bits = torch.bitwise_right_shift(torch.unsqueeze(torch.slice(x, 1, 16, 48), 1), places)
          high = torch.bitwise_left_shift(torch.bitwise_and(bits, 1), 4)
          return torch.to((self).scale_32(x, torch.bitwise_or(low, high)), ops.prim.dtype(other))
        def q6_k(self: __torch__.Kernels, other: Tensor, blocks: Tensor) -> Tensor:
          x = torch.to(blocks, ops.prim.device(other), 0)
          d = (self).halves(torch.slice(x, 1, 208, 210))
          scales = torch.unsqueeze(torch.mul_((self).signed(torch.slice(x, 1, 192, 208)), d), 2)
          low = torch.reshape((self).nibbles(torch.slice(x, 1, 0, 128), 64), [-1, 8, 32])
          places = torch.reshape(torch.arange(0, 8, 2, dtype=0, device=ops.prim.device(other)), [1, 1, 4, 1])
          pairs = torch.reshape(torch.slice(x, 1, 128, 192), [-1, 2, 1, 32])
          bits = torch.bitwise_and(torch.bitwise_right_shift(pairs, places), 3)
          high = torch.reshape(torch.bitwise_left_shift(bits, 4), [-1, 8, 32])
          q = torch.sub_(torch.to(torch.bitwise_or(low, high), 6), 32)
          scaled = torch.mul_(torch.reshape(q, [-1, 16, 16]), scales)
          return torch.to(torch.reshape(scaled, [-1, 256]), ops.prim.dtype(other))
      """;

  private NarrowKernels() {}
}
