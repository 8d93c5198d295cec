"""Makes kontext.safetensors and fill.safetensors with diffusers (pip install torch diffusers transformers safetensors).

FLUX.1 Kontext and Fill on flux-nano, in float32 on the CPU: one pass of FluxTransformer2DModel, with and without
EliGen's regional mask, and four steps of FluxKontextPipeline and FluxFillPipeline. Inputs that are not made here are
those of transformer.safetensors. Run in this folder.
"""
import torch
from diffusers import AutoencoderKL, FlowMatchEulerDiscreteScheduler, FluxFillPipeline, FluxKontextPipeline
from diffusers import FluxTransformer2DModel
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from safetensors.torch import load_file, save_file

torch.manual_seed(11)
NANO = "flux-nano"
given = load_file("transformer.safetensors")
vae = AutoencoderKL.from_pretrained(NANO, subfolder="vae").eval()
base = FluxTransformer2DModel.from_pretrained(NANO, subfolder="transformer").eval()
STEPS, HEIGHT, WIDTH = 4, 96, 128
ROWS, COLUMNS = HEIGHT // 16, WIDTH // 16
sigma, guidance = given["sigma"].reshape(1), given["guidance"].reshape(1)
masks = given["token_masks"][0].bool()


def pack(latents):
    b, c, h, w = latents.shape
    return latents.view(b, c, h // 2, 2, w // 2, 2).permute(0, 2, 4, 1, 3, 5).reshape(b, h // 2 * (w // 2), 4 * c)


def unpack(tokens):
    b, _, c = tokens.shape
    return tokens.view(b, ROWS, COLUMNS, c // 4, 2, 2).permute(0, 3, 1, 4, 2, 5).reshape(b, c // 4, 2 * ROWS, 2 * COLUMNS)


def encode(image):
    return (vae.encode(image).latent_dist.mode() - vae.config.shift_factor) * vae.config.scaling_factor


def ids(first, rows, columns):
    grid = torch.zeros(rows, columns, 3)
    grid[..., 0], grid[..., 1], grid[..., 2] = first, torch.arange(rows)[:, None], torch.arange(columns)[None]
    return grid.reshape(-1, 3)


def regional(prompts, length, image, reference):
    """Entity i and the image tokens of its region see each other; a reference's tokens are in no region."""
    text = prompts * length
    sees = torch.zeros(text + image + reference, text + image + reference, dtype=torch.bool)
    for prompt in range(prompts):
        own = slice(prompt * length, (prompt + 1) * length)
        sees[own, own] = True
        where = masks[prompt] if prompt < prompts - 1 else torch.ones(image, dtype=torch.bool)
        sees[own, text:text + image] = where
        sees[text:text + image, own] = where[:, None]
    globally = slice(text - length, text)
    sees[globally, text + image:] = True
    sees[text + image:, globally] = True
    sees[text:, text:] = True
    return sees[None, None]


@torch.no_grad()
def velocity(transformer, hidden, image_ids, entities, reference=0):
    text = given["prompt_emb"]
    length = text.shape[1]
    kwargs = {}
    if entities:
        text = torch.cat([given["entity_emb"][:entities].reshape(1, -1, text.shape[2]), text], 1)
        kwargs = {"attention_mask": regional(entities + 1, length, ROWS * COLUMNS, reference)}
    out = transformer(
        hidden_states=hidden, encoder_hidden_states=text, pooled_projections=given["pooled"], timestep=sigma,
        guidance=guidance, img_ids=image_ids, txt_ids=torch.zeros(text.shape[1], 3), joint_attention_kwargs=kwargs,
        return_dict=False)[0]
    return unpack(out[:, :ROWS * COLUMNS])


def pipeline(kind, transformer):
    scheduler = FlowMatchEulerDiscreteScheduler.from_pretrained(NANO, subfolder="scheduler")
    pipe = kind(scheduler=scheduler, vae=vae, text_encoder=None, tokenizer=None, text_encoder_2=None,
                tokenizer_2=None, transformer=transformer)
    pipe.set_progress_bar_config(disable=True)
    return pipe


noise = given["latents"]
common = dict(prompt_embeds=given["prompt_emb"], pooled_prompt_embeds=given["pooled"], height=HEIGHT, width=WIDTH,
              num_inference_steps=STEPS, guidance_scale=guidance.item(), latents=pack(noise), output_type="latent")

with torch.no_grad():
    # Kontext: a reference of another size than the picture.
    picture = torch.randint(0, 256, (1, 3, 64, 112), dtype=torch.uint8)
    planes = picture.float() / 127.5 - 1
    reference = encode(planes)
    tokens = pack(reference)
    hidden = torch.cat([pack(noise), tokens], 1)
    image_ids = torch.cat([ids(0, ROWS, COLUMNS), ids(1, 4, 7)])
    kontext = {"picture": picture, "reference": reference}
    for name, entities in (("out", 0), ("out_regional", 4)):
        kontext[name] = velocity(base, hidden, image_ids, entities, tokens.shape[1])
    # The area that the pipeline scales to by itself is left as it is, as our pictures are smaller.
    steps = pipeline(FluxKontextPipeline, base)(image=picture.float() / 255, _auto_resize=False, max_area=HEIGHT * WIDTH, **common)
    kontext["drawn"] = unpack(steps.images)
    save_file({name: tensor.contiguous() for name, tensor in kontext.items()}, "kontext.safetensors")

    # Fill: 384 channels in, of which flux-nano has 64. The others get weights here, which are kept with the outputs.
    config = {name: value for name, value in base.config.items() if not name.startswith("_")}
    wide = FluxTransformer2DModel(**config | {"in_channels": 384, "out_channels": 64}).eval()
    weights = base.state_dict()
    more = torch.randn(weights["x_embedder.weight"].shape[0], 320) * 0.05
    weights["x_embedder.weight"] = torch.cat([weights["x_embedder.weight"], more], 1)
    wide.load_state_dict(weights)
    picture = torch.randint(0, 256, (1, 3, HEIGHT, WIDTH), dtype=torch.uint8)
    cells = torch.zeros(1, 1, HEIGHT // 8, WIDTH // 8)
    cells[..., 2:7, 3:12] = 1
    mask = cells.repeat_interleave(8, 2).repeat_interleave(8, 3)
    kept = (picture.float() / 127.5 - 1) * (1 - mask)
    folded = mask[:, 0].view(1, HEIGHT // 8, 8, WIDTH // 8, 8).permute(0, 2, 4, 1, 3)
    beside = torch.cat([pack(encode(kept)), pack(folded.reshape(1, 64, HEIGHT // 8, WIDTH // 8))], 2)
    fill = {"picture": picture, "cells": cells, "img_in": weights["x_embedder.weight"], "beside": beside}
    hidden = torch.cat([pack(noise), beside], 2)
    for name, entities in (("out", 0), ("out_regional", 4)):
        fill[name] = velocity(wide, hidden, ids(0, ROWS, COLUMNS), entities)
    # The pipeline draws the picture's latents at random; the engine takes their mean.
    DiagonalGaussianDistribution.sample = lambda latents, generator=None: latents.mode()
    steps = pipeline(FluxFillPipeline, wide)(image=picture.float() / 255, mask_image=mask, **common)
    fill["drawn"] = unpack(steps.images)
    save_file({name: tensor.contiguous() for name, tensor in fill.items()}, "fill.safetensors")
