"""What a studio draws on beyond the shared catalogue: products, styles, shot types, presets of
poses, backgrounds and sizes, and the models that make pictures. Subjects are talents."""
