"""Surface forms: attributions by the shape of lines and marks, where prose and its parse end."""
