/**
 * Reads YAML files of users strictly: unknown, repeated and empty keys are refused, with the line and the column of the
 * fault.
 */
package fr.parcours.engine.yaml;
