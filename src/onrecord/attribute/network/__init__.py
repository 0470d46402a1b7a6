"""The network: paragraphs cut into words, their scores by a trained network, and decoding."""
