"""What generations draw on: subjects, products, styles, shot types, presets and models."""
