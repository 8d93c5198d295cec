"""Times a pass of eligen-tiny's transformer and a decode of its autoencoder, this engine's beside diffusers'.

Both draw 256 x 256 without entities, in float32, on the same cores, in turn in one run, so that the ratios say
something on a machine that does other things too. Run it in eligen-engine, with PyTorch and diffusers installed
(pip install torch diffusers transformers), after

    ../mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test
    OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive python src/test/python/beside-diffusers.py 25
"""
import statistics
import subprocess
import sys
import time

import torch
from diffusers import AutoencoderKL, FluxTransformer2DModel

MODEL = "models/eligen-tiny"
TOKENS, TEXT = 256, 24
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
threads = 2
torch.set_num_threads(threads)
transformer = FluxTransformer2DModel.from_pretrained(MODEL, subfolder="transformer").eval()
vae = AutoencoderKL.from_pretrained(MODEL, subfolder="vae").eval()
image_ids = torch.stack(torch.meshgrid(torch.zeros(1), torch.arange(16.0), torch.arange(16.0), indexing="ij"), -1)
inputs = dict(
    hidden_states=torch.randn(1, TOKENS, 64),
    encoder_hidden_states=torch.randn(1, TEXT, transformer.config.joint_attention_dim),
    pooled_projections=torch.randn(1, transformer.config.pooled_projection_dim),
    timestep=torch.ones(1), guidance=torch.full((1,), 3.5),
    img_ids=image_ids.reshape(-1, 3), txt_ids=torch.zeros(TEXT, 3))
latents = torch.randn(1, 16, 32, 32)


@torch.no_grad()
def theirs():
    times = []
    for work in (lambda: transformer(**inputs), lambda: vae.decode(latents)):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        times += [1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu)]
    return times


with open("target/classpath") as file:
    classpath = "target/test-classes:target/classes:" + file.read().strip()
program = "studio.eligen.engine.pipeline.DrawingSpeed"
java = subprocess.Popen(["java", "-Xmx256m", "-cp", classpath, program, MODEL], stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def ours():
    java.stdin.write("\n")
    java.stdin.flush()
    return [float(number) for number in java.stdout.readline().split()]


for _ in range(3):
    theirs(), ours()
measured = [(ours(), theirs()) for _ in range(rounds)]
java.stdin.close()
print(f"PyTorch {torch.__version__}, {threads} threads, medians of {rounds}, ms")
print(f"{'':12}{'ours':>8}{'diffusers':>11}{'ratio':>8}")
for i, name in enumerate(("pass, wall", "pass, CPU", "decode, wall", "decode, CPU")):
    own = statistics.median(pair[0][i] for pair in measured)
    other = statistics.median(pair[1][i] for pair in measured)
    print(f"{name:12}{own:8.1f}{other:11.1f}{own / other:8.2f}")
