"""Weighing: the likeliest answer where no rule can tell, by weights fitted on what people read."""
