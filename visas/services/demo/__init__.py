"""Fill an empty portal with cases of plainly fictional people, judged by the real rules."""
