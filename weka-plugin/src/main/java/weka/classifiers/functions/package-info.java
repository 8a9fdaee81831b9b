/** The classifiers that Jamming4J adds to Weka, where Weka's menus look for their kind. */
package weka.classifiers.functions;
