"""What goes out: posts, copies, digests, the outbox."""
