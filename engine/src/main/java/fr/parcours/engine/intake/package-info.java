/**
 * From a certifier's extract to a published partition: read, harmonise, check, set faulty rows aside, publish.
 *
 * <p>What is particular to a certifier is in its specification, never here.
 */
package fr.parcours.engine.intake;
