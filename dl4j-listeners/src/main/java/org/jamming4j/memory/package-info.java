/** What Java's memory can hold. Imports nothing of this project. */
package org.jamming4j.memory;
