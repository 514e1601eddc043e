"""Blank Word and PDF forms, made from an office's ``form.toml``."""
