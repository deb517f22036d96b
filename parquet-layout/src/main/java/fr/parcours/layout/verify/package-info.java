/**
 * Verification of a dataset with Apache Parquet, not with the engine that wrote it:
 * {@link fr.parcours.layout.verify.Verification} is the way in, each other class looks at one thing.
 *
 * <p>Nothing that is found wrong stops a verification: it becomes a {@link fr.parcours.layout.verify.Fault} that names
 * the file.
 */
package fr.parcours.layout.verify;
