"""Templates: plans with options."""
