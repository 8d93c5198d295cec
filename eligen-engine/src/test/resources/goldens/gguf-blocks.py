"""Makes gguf-blocks.gguf: random blocks of each type, and beside each what gguf.quants.dequantize says of them."""
import sys
import numpy as np
import gguf
from gguf import GGMLQuantizationType as T

random = np.random.default_rng(7)
writer = gguf.GGUFWriter(sys.argv[1], "flux")
writer.add_name("blocks of every type")
writer.add_array("some.words", ["one", "two", ""])
writer.add_array("some.numbers", [1, 2, 3])
for kind in (T.Q8_0, T.Q4_0, T.Q4_K, T.Q5_K, T.Q6_K):
    numbers, size = gguf.GGML_QUANT_SIZES[kind]
    rows, columns = 3, 512
    blocks = random.integers(0, 256, (rows * columns // numbers, size), dtype=np.uint8)
    scales = {T.Q8_0: [0], T.Q4_0: [0], T.Q4_K: [0, 2], T.Q5_K: [0, 2], T.Q6_K: [208]}[kind]
    for at in scales:
        half = random.normal(0, 0.01, len(blocks)).astype(np.float16)
        blocks[:, at:at + 2] = half.view(np.uint8).reshape(-1, 2)
    data = blocks.reshape(rows, -1)
    writer.add_tensor(kind.name, data, raw_dtype=kind)
    writer.add_tensor(kind.name + ".expected", gguf.quants.dequantize(data, kind).astype(np.float32))
values = random.normal(0, 1, (3, 5)).astype(np.float32)
writer.add_tensor("F16", values.astype(np.float16))
writer.add_tensor("F16.expected", values.astype(np.float16).astype(np.float32))
bf16 = gguf.quants.quantize(values, T.BF16)
writer.add_tensor("BF16", bf16, raw_dtype=T.BF16)
writer.add_tensor("BF16.expected", gguf.quants.dequantize(bf16, T.BF16))
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
