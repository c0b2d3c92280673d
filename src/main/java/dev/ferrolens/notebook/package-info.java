/** Shows sessions, answers, findings and charts as HTML in the Jupyter kernels IJava and JJava. */
package dev.ferrolens.notebook;
