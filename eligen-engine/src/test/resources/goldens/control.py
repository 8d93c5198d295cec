"""Makes control.safetensors with diffusers (pip install torch diffusers transformers safetensors).

FLUX.1 Depth and Canny on flux-nano, in float32 on the CPU: one pass of FluxTransformer2DModel, with and without
EliGen's regional mask, and four steps of FluxControlPipeline. Inputs that are not made here are those of
transformer.safetensors. Run in this folder.
"""
import torch
from diffusers import AutoencoderKL, FlowMatchEulerDiscreteScheduler, FluxControlPipeline, FluxTransformer2DModel
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from safetensors.torch import load_file, save_file

torch.manual_seed(12)
NANO, STEPS, HEIGHT, WIDTH = "flux-nano", 4, 96, 128
ROWS, COLUMNS = HEIGHT // 16, WIDTH // 16
given = load_file("transformer.safetensors")
vae = AutoencoderKL.from_pretrained(NANO, subfolder="vae").eval()
base = FluxTransformer2DModel.from_pretrained(NANO, subfolder="transformer").eval()
masks = given["token_masks"][0].bool()


def pack(latents):
    b, c, h, w = latents.shape
    return latents.view(b, c, h // 2, 2, w // 2, 2).permute(0, 2, 4, 1, 3, 5).reshape(b, h // 2 * (w // 2), 4 * c)


def unpack(tokens):
    b, _, c = tokens.shape
    return tokens.view(b, ROWS, COLUMNS, c // 4, 2, 2).permute(0, 3, 1, 4, 2, 5).reshape(b, c // 4, 2 * ROWS, 2 * COLUMNS)


def regional(prompts, length, image):
    text = prompts * length
    sees = torch.zeros(text + image, text + image, dtype=torch.bool)
    for prompt in range(prompts):
        own = slice(prompt * length, (prompt + 1) * length)
        sees[own, own] = True
        where = masks[prompt] if prompt < prompts - 1 else torch.ones(image, dtype=torch.bool)
        sees[own, text:] = where
        sees[text:, own] = where[:, None]
    sees[text:, text:] = True
    return sees[None, None]


def velocity(transformer, hidden, entities):
    text, length, kwargs = given["prompt_emb"], given["prompt_emb"].shape[1], {}
    if entities:
        text = torch.cat([given["entity_emb"][:entities].reshape(1, -1, text.shape[2]), text], 1)
        kwargs = {"attention_mask": regional(entities + 1, length, ROWS * COLUMNS)}
    ids = torch.zeros(ROWS, COLUMNS, 3)
    ids[..., 1], ids[..., 2] = torch.arange(ROWS)[:, None], torch.arange(COLUMNS)[None]
    return unpack(transformer(
        hidden_states=hidden, encoder_hidden_states=text, pooled_projections=given["pooled"],
        timestep=given["sigma"].reshape(1), guidance=given["guidance"].reshape(1), img_ids=ids.reshape(-1, 3),
        txt_ids=torch.zeros(text.shape[1], 3), joint_attention_kwargs=kwargs, return_dict=False)[0])


with torch.no_grad():
    # 128 channels in, of which flux-nano has 64. The others get weights here, which are kept with the outputs.
    config = {name: value for name, value in base.config.items() if not name.startswith("_")}
    wide = FluxTransformer2DModel(**config | {"in_channels": 128, "out_channels": 64}).eval()
    weights = base.state_dict()
    more = torch.randn(weights["x_embedder.weight"].shape[0], 64) * 0.05
    weights["x_embedder.weight"] = torch.cat([weights["x_embedder.weight"], more], 1)
    wide.load_state_dict(weights)
    picture = torch.randint(0, 256, (1, 3, HEIGHT, WIDTH), dtype=torch.uint8)
    latents = vae.encode(picture.float() / 127.5 - 1).latent_dist.mode()
    beside = pack((latents - vae.config.shift_factor) * vae.config.scaling_factor)
    control = {"picture": picture, "img_in": weights["x_embedder.weight"], "beside": beside}
    hidden = torch.cat([pack(given["latents"]), beside], 2)
    for name, entities in (("out", 0), ("out_regional", 4)):
        control[name] = velocity(wide, hidden, entities)
    # A tensor is taken as it is by the pipeline, which draws the map's latents at random; the engine takes
    # their mean.
    DiagonalGaussianDistribution.sample = lambda latents, generator=None: latents.mode()
    pipe = FluxControlPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler.from_pretrained(NANO, subfolder="scheduler"), vae=vae,
        text_encoder=None, tokenizer=None, text_encoder_2=None, tokenizer_2=None, transformer=wide)
    pipe.set_progress_bar_config(disable=True)
    steps = pipe(
        control_image=picture.float() / 127.5 - 1, prompt_embeds=given["prompt_emb"], pooled_prompt_embeds=given["pooled"],
        height=HEIGHT, width=WIDTH, num_inference_steps=STEPS, guidance_scale=given["guidance"].item(),
        latents=pack(given["latents"]), output_type="latent")
    control["drawn"] = unpack(steps.images)
    save_file({name: tensor.contiguous() for name, tensor in control.items()}, "control.safetensors")
