# English: what stands in and under a post, a personal copy, a digest.
breaking = BREAKING
