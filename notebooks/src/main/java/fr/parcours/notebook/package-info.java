/** What a statistician sees in Jupyter: the kernel, its display of results, charts and the study notebooks. */
package fr.parcours.notebook;
