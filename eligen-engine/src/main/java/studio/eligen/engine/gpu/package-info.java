/**
 * Finds what it takes to compute on an NVIDIA card: the card, its driver, a libtorch with CUDA and
 * its libcudart; says what is missing. Start at {@link studio.eligen.engine.gpu.GpuReport}.
 */
package studio.eligen.engine.gpu;
