"""From lines as recognised to readings, and what of them is not to be believed."""
