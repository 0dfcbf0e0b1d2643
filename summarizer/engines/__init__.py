"""Engines draft a brief in the model's face: `llm` asks a model, `rules` is embedded, `replay` has recorded answers."""
