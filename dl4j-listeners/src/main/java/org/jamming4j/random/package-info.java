/** Where random numbers come from. Imports nothing of this project. */
package org.jamming4j.random;
