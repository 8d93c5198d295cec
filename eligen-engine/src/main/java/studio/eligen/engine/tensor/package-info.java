/** Internal: libtorch through DJL, the operators that DJL lacks, and when arrays are freed. */
package studio.eligen.engine.tensor;
