"""Raw Chinese policy texts become structured, addressable, bilingual pages.

We extract a transcript from each original, parse it into a document, link the documents,
translate them into an edition for each language, and render editions as pages.
"""

__version__ = "0.1.0"
