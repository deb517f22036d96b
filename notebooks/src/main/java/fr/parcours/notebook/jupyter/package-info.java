/**
 * The Python side: an environment with pinned versions, the registration of our kernel, running a notebook to a page,
 * and JupyterLab on this machine only. Whatever Jupyter writes goes to folders of ours.
 *
 * <p>No Python code holds any logic of the project.
 */
package fr.parcours.notebook.jupyter;
