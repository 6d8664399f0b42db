import fc from 'fast-check';

/** A `maxLength` in a property is meant: without this, fast-check makes nothing longer than 10 or so. */
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });
