package studio.eligen.engine.tensor;

/** The kernels that work on the channels of a picture, (1, channels, height, width). */
final class PictureKernels {

  static final String SOURCE =
      """
        def group_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, groups: int, eps: float) -> Tensor:
          return torch.group_norm(x, groups, weight, bias, eps)
        def group_moments(self: __torch__.Kernels, x: Tensor, groups: int) -> Tensor:
          var, mean = torch.var_mean(torch.unflatten(x, 1, [groups, -1]), [0, 2, 3, 4], False)
          return torch.stack([mean, var])
        def scaled_silu_(self: __torch__.Kernels, x: Tensor, factor: Tensor, addend: Tensor) -> Tensor:
          return torch.silu_(torch.add_(torch.mul_(x, factor), addend))
        def silu_(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.silu_(x)
        def pad_right_bottom(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.constant_pad_nd(x, [0, 1, 0, 1], 0)
        def channels_last(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.clone(x, memory_format=2)
        def spread(self: __torch__.Kernels, w: Tensor, axis: int) -> Tensor:
          first, middle, last = torch.unbind(torch.unsqueeze(w, axis), axis + 1)
          return torch.cat([last, torch.add(middle, last), torch.add(first, middle), first], axis)
        def doubling(self: __torch__.Kernels, w: Tensor) -> Tensor:
          return torch.transpose((self).spread((self).spread(w, 2), 3), 0, 1)
        def doubled_conv(self: __torch__.Kernels, x: Tensor, w: Tensor, bias: Tensor) -> Tensor:
          return torch.conv_transpose2d(x, w, bias, [2, 2], [1, 1])
      """;

  private PictureKernels() {}
}
