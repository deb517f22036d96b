/** Specifications of extracts: what each certifier's file looks like and how it maps to the model, as YAML. */
package fr.parcours.engine.intake.specification;
