"""Whole documents with the reading an officer has checked."""
