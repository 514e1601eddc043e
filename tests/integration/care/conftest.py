from tests.integration.service.conftest import office, reader

__all__ = ["office", "reader"]
