/** What the gaps of a network say about jamming. Imports no other package of this project. */
package org.jamming4j.jamming;
