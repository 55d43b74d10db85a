/** Blocks of the year's account to the public: method, complaints, requests about personal data, standards. */
@NullMarked
package org.rida.report.accountability;

import org.jspecify.annotations.NullMarked;
