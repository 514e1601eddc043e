"""The sheet on its picture: cut out of a photograph, turned, made upright."""
